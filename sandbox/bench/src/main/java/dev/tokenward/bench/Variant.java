package dev.tokenward.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One way to build and start the same function.
 *
 * @param folder where it is started, and where Lambda's class loader finds classes and {@code lib/}
 * @param flags of the JVM, beside those that all have
 * @param jar everything, the runtime interface client too; empty leaves finding the function to
 *     Lambda's class loader
 * @param natives where libraries of other languages lie
 * @param snapshot whether it is started as for a snapshot, and measured from the copy's start
 */
record Variant(
        String name,
        Path folder,
        String handler,
        List<String> flags,
        Optional<Path> jar,
        Path natives,
        boolean snapshot) {
    /**
     * What the managed runtime starts functions with: the first compiler alone, the collector for
     * one processor, and AWS's measure of the heap.
     */
    private static final List<String> LAMBDA =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx1400m",
                    "--enable-native-access=ALL-UNNAMED");

    private static final String RUNTIME_LIBRARY_PROPERTY =
            "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=";

    private static final String RUNTIME_LIBRARY =
            "jni/libaws-lambda-jni.linux-"
                    + (System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64")
                    + ".so";

    static Variant managed(String name, Path folder, String handler, String... flags) {
        return new Variant(
                name,
                folder,
                handler,
                List.of(flags),
                Optional.empty(),
                folder.resolve("lib"),
                false);
    }

    /**
     * The same as a function with SnapStart, as far as it is not AWS's: without loading the memory.
     */
    Variant fromSnapshot(String another) {
        return new Variant(another, folder, handler, flags, jar, natives, true);
    }

    List<String> command(Path java, List<Path> runtimeClient, EndpointKey key) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(LAMBDA);
        // how the managed runtime's own hooks are found
        command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        // where the managed runtime, too, has the client's library outside of its jar
        runtimeClient.stream()
                .map(p -> p.resolveSibling(RUNTIME_LIBRARY))
                .filter(Files::exists)
                .findFirst()
                .ifPresent(p -> command.add(RUNTIME_LIBRARY_PROPERTY + p));
        command.addAll(flags);
        command.add("-Djavax.net.ssl.trustStore=" + key.store());
        command.add("-Djavax.net.ssl.trustStorePassword=" + EndpointKey.PASSWORD);
        command.add("-cp");
        command.add(
                jar.map(List::of).orElse(runtimeClient).stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(":")));
        command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
        command.add(handler);
        return command;
    }
}
