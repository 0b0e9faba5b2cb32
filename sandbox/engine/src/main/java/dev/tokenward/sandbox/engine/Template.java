package dev.tokenward.sandbox.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code template.yaml}, worked out: parameters, conditions, Globals and functions are gone, what
 * is left is what would be deployed. Pseudo parameters have fixed values ({@code eu-west-1},
 * account {@code 000000000000}, stack {@code tokenward}).
 *
 * <p>What cannot be resolved is a {@link TemplateFault}, as it would be in a deployment.
 */
public final class Template {
    private static final Set<String> SECTIONS =
            Set.of(
                    "AWSTemplateFormatVersion",
                    "Transform",
                    "Description",
                    "Metadata",
                    "Globals",
                    "Parameters",
                    "Mappings",
                    "Conditions",
                    "Rules",
                    "Resources",
                    "Outputs");

    private final Map<String, String> parameters;
    private final Conditions conditions;
    private final Map<String, Resource> resources;
    private final Node outputs;

    private Template(
            Map<String, String> parameters,
            Conditions conditions,
            Map<String, Resource> resources,
            Node outputs) {
        this.parameters = Map.copyOf(parameters);
        this.conditions = conditions;
        this.resources = resources;
        this.outputs = outputs;
    }

    /** Reads a template file; {@code overrides} take the place of parameters' defaults. */
    public static Template read(Path file, Map<String, String> overrides) {
        try {
            return parse(Files.readString(file), overrides);
        } catch (IOException e) {
            throw new UncheckedIOException("the template cannot be read: " + file, e);
        }
    }

    /** Reads a template's text. */
    public static Template parse(String text, Map<String, String> overrides) {
        Node root = new Node("template", Yaml.read(text));
        root.entries()
                .forEach((section, node) -> {
                    if (!SECTIONS.contains(section)) {
                        throw new TemplateFault(section + " is no section of a template");
                    }
                });
        Map<String, String> parameters = Parameters.resolve(root.get("Parameters"), overrides);
        Resolver resolver =
                new Resolver(
                        parameters,
                        root.get("Mappings"),
                        root.get("Conditions"),
                        root.get("Resources"));
        Map<String, Resource> resources = new LinkedHashMap<>();
        root.get("Resources")
                .entries()
                .forEach((id, node) -> {
                    if (applies(node, resolver)) {
                        resources.put(id, resource(id, node, root.get("Globals"), resolver));
                    }
                });
        Map<String, Object> outputs = new LinkedHashMap<>();
        root.get("Outputs")
                .entries()
                .forEach((id, node) -> {
                    Object value =
                            applies(node, resolver)
                                    ? resolver.resolve(node.get("Value").raw().orElse(null))
                                    : null;
                    if (value != null) {
                        outputs.put(id, value);
                    }
                });
        return new Template(
                parameters, resolver.conditions(), resources, new Node("Outputs", outputs));
    }

    private static boolean applies(Node node, Resolver resolver) {
        return node.get("Condition").optionalText().map(resolver.conditions()::holds).orElse(true);
    }

    private static Resource resource(String id, Node node, Node globals, Resolver resolver) {
        String type = node.get("Type").text();
        Object properties =
                Globals.merged(globals, type, node.get("Properties").raw().orElse(Map.of()));
        return new Resource(
                id,
                type,
                new Node(id, resolver.resolve(properties)),
                new Node(
                        id + ".Metadata",
                        resolver.resolve(node.get("Metadata").raw().orElse(Map.of()))));
    }

    /** Every parameter's value. */
    public Map<String, String> parameters() {
        return parameters;
    }

    public boolean condition(String name) {
        return conditions.holds(name);
    }

    /** The resource of this logical id. */
    public Resource resource(String id) {
        Resource resource = resources.get(id);
        if (resource == null) {
            throw new TemplateFault("the template has no resource " + id);
        }
        return resource;
    }

    /** All resources of a type, in the template's order. */
    public List<Resource> resources(String type) {
        return resources.values().stream().filter(r -> r.type().equals(type)).toList();
    }

    /** All resources, in the template's order. */
    public List<Resource> resources() {
        return List.copyOf(resources.values());
    }

    /** The outputs' values by name. */
    public Node outputs() {
        return outputs;
    }
}
