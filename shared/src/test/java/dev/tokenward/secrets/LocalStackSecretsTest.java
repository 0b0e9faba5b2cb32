package dev.tokenward.secrets;

import dev.tokenward.containers.LocalStack;
import dev.tokenward.containers.NeedsLocalStack;

/** The secrets' contract in a container of LocalStack. */
@NeedsLocalStack
class LocalStackSecretsTest extends SecretsContract {
    LocalStackSecretsTest() {
        super(LocalStack.account());
    }
}
