package dev.tokenward.sandbox.engine;

import java.util.Map;

/** AWS's pseudo parameters, with fixed values in the sandbox. */
final class Pseudo {
    static final String REGION = "eu-west-1";
    static final String ACCOUNT = "000000000000";
    static final String STACK = "tokenward";

    /** The value that takes a property away. */
    static final String NO_VALUE = "AWS::NoValue";

    static final Map<String, Object> VALUES =
            Map.of(
                    "AWS::Region",
                    REGION,
                    "AWS::AccountId",
                    ACCOUNT,
                    "AWS::Partition",
                    "aws",
                    "AWS::URLSuffix",
                    "amazonaws.com",
                    "AWS::StackName",
                    STACK,
                    "AWS::StackId",
                    "arn:aws:cloudformation:"
                            + REGION
                            + ":"
                            + ACCOUNT
                            + ":stack/"
                            + STACK
                            + "/00000000-0000-4000-8000-000000000000");

    private Pseudo() {}

    static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }
}
