package dev.tokenward.sandbox.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SAM's Globals: maps are merged, lists are added up, any other value of the resource wins. */
final class Globals {
    private static final Map<String, String> SECTIONS =
            Map.of(
                    "AWS::Serverless::Function", "Function",
                    "AWS::Serverless::HttpApi", "HttpApi",
                    "AWS::Serverless::Api", "Api");

    private Globals() {}

    /** A resource's properties together with what Globals say about its type. */
    static Object merged(Node globals, String type, Object properties) {
        return Optional.ofNullable(SECTIONS.get(type))
                .flatMap(section -> globals.get(section).raw())
                .map(global -> merge(global, properties))
                .orElse(properties);
    }

    private static Object merge(Object global, Object own) {
        if (global instanceof Map<?, ?> globalMap && own instanceof Map<?, ?> ownMap) {
            Map<Object, Object> merged = new LinkedHashMap<>(globalMap);
            ownMap.forEach((key, value) -> merged.merge(key, value, Globals::merge));
            return merged;
        }
        if (global instanceof List<?> globalList && own instanceof List<?> ownList) {
            List<Object> merged = new ArrayList<>(globalList);
            merged.addAll(ownList);
            return merged;
        }
        return own;
    }
}
