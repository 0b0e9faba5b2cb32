package dev.tokenward.sandbox.app;

import dev.tokenward.sandbox.simulators.zendesk.Creation;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How a sandbox is to be. Each setter answers with a changed copy. */
public final class SandboxOptions {
    private final Path template;
    private int port;
    private Optional<Instant> clock = Optional.empty();
    private Optional<Path> data = Optional.empty();
    private Creation zendeskTokens = Creation.BY_CLOCK;
    private Map<Service, URI> services = Map.of();
    private Optional<Path> secrets = Optional.empty();
    private Optional<InetSocketAddress> aws = Optional.empty();
    private Map<String, String> settings = Map.of();
    private boolean schedules = true;
    private String canary = "sandbox";
    private Consumer<String> progress = line -> {};

    private SandboxOptions(Path template) {
        this.template = template;
    }

    /**
     * In memory, on a free port, in real time, with the built-in simulators.
     *
     * @param template the file that says what runs
     */
    public static SandboxOptions of(Path template) {
        return new SandboxOptions(template);
    }

    private SandboxOptions with(Consumer<SandboxOptions> change) {
        SandboxOptions copy = new SandboxOptions(template);
        copy.port = port;
        copy.clock = clock;
        copy.data = data;
        copy.zendeskTokens = zendeskTokens;
        copy.services = services;
        copy.secrets = secrets;
        copy.aws = aws;
        copy.settings = settings;
        copy.schedules = schedules;
        copy.canary = canary;
        copy.progress = progress;
        change.accept(copy);
        return copy;
    }

    /** The gateway's port; 0 for any free one. */
    public SandboxOptions port(int value) {
        return with(o -> o.port = value);
    }

    /** What the clock starts at. */
    public SandboxOptions clock(Instant value) {
        return with(o -> o.clock = Optional.of(value));
    }

    /** Keeps everything in a directory, over a restart. */
    public SandboxOptions data(Path value) {
        return with(o -> o.data = Optional.of(value));
    }

    /** Whether the simulated account lets API tokens be created. */
    public SandboxOptions zendeskTokens(Creation value) {
        return with(o -> o.zendeskTokens = value);
    }

    /** Another server takes the place of a built-in simulator. */
    public SandboxOptions service(Service service, URI address) {
        Map<Service, URI> all = new LinkedHashMap<>(services);
        all.put(service, address);
        return with(o -> o.services = Map.copyOf(all));
    }

    /** A file with a JSON object of secret name to secret. */
    public SandboxOptions secrets(Path value) {
        return with(o -> o.secrets = Optional.of(value));
    }

    /** Where the local AWS listens, for containers; else on a free port of the loopback address. */
    public SandboxOptions aws(InetSocketAddress value) {
        return with(o -> o.aws = Optional.of(value));
    }

    /** A setting by its environment variable, for example {@code POLICY_ZONE}. */
    public SandboxOptions setting(String name, String value) {
        return settings(Map.of(name, value));
    }

    /** Settings by their environment variables; names that are no settings are passed over. */
    public SandboxOptions settings(Map<String, String> values) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(values);
        return with(o -> o.settings = Map.copyOf(all));
    }

    /** No run by the clock: only those asked for. */
    public SandboxOptions withoutSchedules() {
        return with(o -> o.schedules = false);
    }

    /** A part of every secret that the simulated Zendesk hands out; letters and digits. */
    public SandboxOptions canary(String value) {
        return with(o -> o.canary = value);
    }

    /** Receives lines of text while the sandbox starts. */
    public SandboxOptions progress(Consumer<String> value) {
        return with(o -> o.progress = value);
    }

    Path template() {
        return template;
    }

    int port() {
        return port;
    }

    Optional<Instant> clock() {
        return clock;
    }

    Optional<Path> data() {
        return data;
    }

    Creation zendeskTokens() {
        return zendeskTokens;
    }

    Map<Service, URI> services() {
        return services;
    }

    Optional<Path> secrets() {
        return secrets;
    }

    Optional<InetSocketAddress> aws() {
        return aws;
    }

    Map<String, String> settings() {
        return settings;
    }

    boolean schedules() {
        return schedules;
    }

    String canary() {
        return canary;
    }

    Consumer<String> progress() {
        return progress;
    }
}
