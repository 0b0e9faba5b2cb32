package dev.tokenward.sandbox.app.faults;

import dev.tokenward.metrics.Metrics;
import software.amazon.awssdk.core.SdkRequest;

/** Sees what each function asks AWS for, and the figures that it writes. */
interface Observer {
    Observer NONE =
            new Observer() {
                @Override
                public void asks(String function, String operation, SdkRequest request) {
                    // nobody looks
                }

                @Override
                public Metrics metrics(String function) {
                    return Metrics.NONE;
                }
            };

    /**
     * @param operation in AWS's spelling, for example {@code GetItem}
     */
    void asks(String function, String operation, SdkRequest request);

    Metrics metrics(String function);
}
