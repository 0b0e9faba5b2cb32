package dev.tokenward.secrets;

import dev.tokenward.sandbox.engine.Engine;

/** The secrets' contract against the local engine. */
class EngineSecretsTest extends SecretsContract {
    EngineSecretsTest() {
        super(Engine.shared().account());
    }
}
