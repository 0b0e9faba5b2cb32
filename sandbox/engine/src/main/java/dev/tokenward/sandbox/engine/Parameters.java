package dev.tokenward.sandbox.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The parameters' values: what is given, else the default, held against what is allowed. */
final class Parameters {
    private Parameters() {}

    static Map<String, String> resolve(Node declared, Map<String, String> given) {
        Map<String, Node> entries = declared.entries();
        for (String name : given.keySet()) {
            if (!entries.containsKey(name)) {
                throw new TemplateFault("the template has no parameter " + name);
            }
        }
        Map<String, String> values = new LinkedHashMap<>();
        entries.forEach((name, parameter) -> {
            String value = given.getOrDefault(name, "");
            if (!given.containsKey(name)) {
                value =
                        parameter
                                .get("Default")
                                .optionalText()
                                .orElseThrow(() ->
                                        new TemplateFault(
                                                "parameter "
                                                        + name
                                                        + " has no default and no value"));
            }
            check(name, parameter, value);
            values.put(name, value);
        });
        return values;
    }

    private static void check(String name, Node parameter, String value) {
        String type = parameter.get("Type").text();
        if (type.equals("Number")) {
            checkNumber(name, parameter, value);
        }
        List<String> allowed =
                parameter.get("AllowedValues").items().stream().map(Node::text).toList();
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            throw new TemplateFault("parameter " + name + " is none of " + allowed);
        }
        parameter
                .get("AllowedPattern")
                .optionalText()
                .filter(pattern -> !Pattern.compile(pattern).matcher(value).matches())
                .ifPresent(pattern -> {
                    throw new TemplateFault("parameter " + name + " does not match " + pattern);
                });
        parameter
                .get("MinLength")
                .optionalText()
                .filter(least -> value.length() < Integer.parseInt(least))
                .ifPresent(least -> {
                    throw new TemplateFault("parameter " + name + " is shorter than " + least);
                });
        parameter
                .get("MaxLength")
                .optionalText()
                .filter(most -> value.length() > Integer.parseInt(most))
                .ifPresent(most -> {
                    throw new TemplateFault("parameter " + name + " is longer than " + most);
                });
    }

    private static void checkNumber(String name, Node parameter, String value) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new TemplateFault("parameter " + name + " is no number", e);
        }
        boolean below =
                parameter
                        .get("MinValue")
                        .optionalText()
                        .filter(least -> number < Double.parseDouble(least))
                        .isPresent();
        boolean above =
                parameter
                        .get("MaxValue")
                        .optionalText()
                        .filter(most -> number > Double.parseDouble(most))
                        .isPresent();
        if (below || above) {
            throw new TemplateFault("parameter " + name + " is out of its bounds");
        }
    }
}
