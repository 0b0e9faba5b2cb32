package dev.tokenward.sandbox.app.lambda;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Lets a function do what its role allows, and refuses the rest as IAM would: a permission that is
 * missing in the template is missing here too.
 */
public final class PolicyGuard implements ExecutionInterceptor {
    private final String function;
    private final Access access;
    private final String tableArn;
    private final String secretArnPrefix;

    /**
     * @param secretArnPrefix ARN of a secret without its name
     */
    public PolicyGuard(String function, Access access, String tableArn, String secretArnPrefix) {
        this.function = function;
        this.access = access;
        this.tableArn = tableArn;
        this.secretArnPrefix = secretArnPrefix;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        for (Need need : Need.of(context.request(), operation, tableArn, secretArnPrefix)) {
            if (!access.allows(need)) {
                throw denied(need);
            }
        }
    }

    private AwsServiceException denied(Need need) {
        String message =
                "User: "
                        + function
                        + " is not authorized to perform: "
                        + need.action()
                        + " on resource: "
                        + need.resource()
                        + " because its role in the template does not allow it";
        return AwsServiceException.builder()
                .message(message)
                .statusCode(400)
                .awsErrorDetails(
                        AwsErrorDetails.builder()
                                .errorCode("AccessDeniedException")
                                .errorMessage(message)
                                .build())
                .build();
    }
}
