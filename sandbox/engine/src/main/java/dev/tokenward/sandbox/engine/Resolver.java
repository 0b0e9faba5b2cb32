package dev.tokenward.sandbox.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Works out CloudFormation's functions. Knows the parameters, conditions, mappings, resources. */
final class Resolver {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)\\}");

    private final Map<String, String> parameters;
    private final Node mappings;
    private final Node resources;
    private final Conditions conditions;

    Resolver(Map<String, String> parameters, Node mappings, Node conditions, Node resources) {
        this.parameters = parameters;
        this.mappings = mappings;
        this.resources = resources;
        this.conditions = new Conditions(conditions, this);
    }

    Conditions conditions() {
        return conditions;
    }

    /** The value with every function worked out; null for {@code AWS::NoValue}. */
    @Nullable Object resolve(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<Object> resolved = new ArrayList<>();
            for (Object item : list) {
                Object one = resolve(item);
                if (one != null) {
                    resolved.add(one);
                }
            }
            return resolved;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if (map.size() == 1) {
            Map.Entry<?, ?> only = map.entrySet().iterator().next();
            String name = only.getKey().toString();
            if (name.equals("Ref")) {
                return ref(String.valueOf(only.getValue()));
            }
            if (name.startsWith("Fn::") && only.getValue() != null) {
                return call(name, only.getValue());
            }
        }
        Map<String, Object> resolved = new LinkedHashMap<>();
        map.forEach((key, item) -> {
            Object one = resolve(item);
            if (one != null) {
                resolved.put(key.toString(), one);
            }
        });
        return resolved;
    }

    private @Nullable Object call(String name, Object argument) {
        return switch (name) {
            case "Fn::Sub" -> sub(argument);
            case "Fn::GetAtt" -> {
                List<?> parts =
                        argument instanceof String dotted
                                ? Arrays.asList(dotted.split("\\.", 2))
                                : list(argument, name, 2);
                yield attribute(String.valueOf(parts.get(0)), text(parts.get(1)));
            }
            case "Fn::If" -> {
                List<?> parts = list(argument, name, 3);
                boolean holds = conditions.holds(String.valueOf(parts.get(0)));
                yield resolve(parts.get(holds ? 1 : 2));
            }
            case "Fn::Join" -> {
                List<?> parts = list(argument, name, 2);
                yield String.join(text(parts.get(0)), texts(parts.get(1), name));
            }
            case "Fn::Select" -> {
                List<?> parts = list(argument, name, 2);
                List<String> of = texts(parts.get(1), name);
                int index = Integer.parseInt(text(parts.get(0)));
                if (index < 0 || index >= of.size()) {
                    throw new TemplateFault("Fn::Select " + index + " of " + of.size());
                }
                yield of.get(index);
            }
            case "Fn::Split" -> {
                List<?> parts = list(argument, name, 2);
                yield List.of(text(parts.get(1)).split(Pattern.quote(text(parts.get(0))), -1));
            }
            case "Fn::FindInMap" -> {
                List<?> parts = list(argument, name, 3);
                yield mappings.get(text(parts.get(0)))
                        .get(text(parts.get(1)))
                        .get(text(parts.get(2)))
                        .raw()
                        .orElseThrow(() -> new TemplateFault("Fn::FindInMap " + parts));
            }
            case "Fn::Base64" ->
                    Base64.getEncoder()
                            .encodeToString(text(argument).getBytes(StandardCharsets.UTF_8));
            default -> throw new TemplateFault("function " + name + " is not known here");
        };
    }

    private String sub(Object argument) {
        String text = argument instanceof List<?> list ? text(list.getFirst()) : text(argument);
        Map<?, ?> variables =
                argument instanceof List<?> list
                                && list.size() == 2
                                && list.get(1) instanceof Map<?, ?> given
                        ? given
                        : Map.of();
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(2).strip();
            String value =
                    matcher.group(1).isEmpty() ? substitute(name, variables) : "${" + name + "}";
            matcher.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(result).toString();
    }

    private String substitute(String name, Map<?, ?> variables) {
        if (variables.containsKey(name)) {
            return text(variables.get(name));
        }
        int dot = name.indexOf('.');
        return dot < 0
                ? String.valueOf(ref(name))
                : attribute(name.substring(0, dot), name.substring(dot + 1));
    }

    private @Nullable Object ref(String name) {
        if (name.equals(Pseudo.NO_VALUE)) {
            return null;
        }
        Object fixed = Pseudo.VALUES.get(name);
        if (fixed != null) {
            return fixed;
        }
        String parameter = parameters.get(name);
        if (parameter != null) {
            return parameter;
        }
        String type = type(name);
        return References.ref(name, type, physicalName(name, type));
    }

    private String attribute(String id, String attribute) {
        // a function of SAM brings its role with it
        if (!resources.get(id).isPresent() && id.endsWith("Role")) {
            String function = id.substring(0, id.length() - "Role".length());
            if (type(function).equals("AWS::Serverless::Function")) {
                return References.attribute(id, "AWS::IAM::Role", Optional.empty(), attribute);
            }
        }
        String type = type(id);
        return References.attribute(id, type, physicalName(id, type), attribute);
    }

    private String type(String id) {
        return resources
                .get(id)
                .get("Type")
                .optionalText()
                .orElseThrow(() ->
                        new TemplateFault(
                                id + " is referred to, but is no parameter and no resource"));
    }

    private Optional<String> physicalName(String id, String type) {
        return References.nameProperty(type)
                .flatMap(property -> resources.get(id).get("Properties").get(property).raw())
                .map(this::resolve)
                .map(Object::toString);
    }

    String text(@Nullable Object value) {
        Object resolved = resolve(value);
        if (resolved == null || resolved instanceof Map || resolved instanceof List) {
            throw new TemplateFault("a text is wanted, not " + value);
        }
        return resolved.toString();
    }

    private List<String> texts(@Nullable Object value, String function) {
        Object resolved = resolve(value);
        if (resolved instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        // Ref of a CommaDelimitedList
        if (resolved instanceof String commas) {
            return List.of(commas.split(",", -1));
        }
        throw new TemplateFault(function + " wants a list");
    }

    private static List<?> list(Object argument, String function, int size) {
        if (argument instanceof List<?> list && list.size() == size) {
            return list;
        }
        throw new TemplateFault(function + " wants a list of " + size);
    }
}
