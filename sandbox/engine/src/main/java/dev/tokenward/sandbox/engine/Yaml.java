package dev.tokenward.sandbox.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads YAML 1.2, in which {@code on} and {@code 2012-10-17} are texts, and brings the short forms
 * of functions ({@code !Sub}) into the long ones ({@code Fn::Sub}).
 */
final class Yaml {
    private Yaml() {}

    static @Nullable Object read(String text) {
        LoadSettings settings = LoadSettings.builder().setLabel("template").build();
        try {
            return new Load(settings, new WithFunctions(settings)).loadFromString(text);
        } catch (YamlEngineException e) {
            throw new TemplateFault("the template is not readable: " + e.getMessage(), e);
        }
    }

    private static final class WithFunctions extends StandardConstructor {
        WithFunctions(LoadSettings settings) {
            super(settings);
        }

        @Override
        protected Optional<ConstructNode> findConstructorFor(
                org.snakeyaml.engine.v2.nodes.Node node) {
            String tag = node.getTag().getValue();
            if (tag.startsWith("!") && tag.length() > 1) {
                return Optional.of(tagged -> function(tag.substring(1), untagged(tagged)));
            }
            return super.findConstructorFor(node);
        }

        private @Nullable Object untagged(org.snakeyaml.engine.v2.nodes.Node node) {
            return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> {
                    mapping.setTag(Tag.MAP);
                    yield constructMapping(mapping);
                }
                default -> throw new TemplateFault("a function's argument has no known form");
            };
        }

        private static Map<String, Object> function(String name, @Nullable Object argument) {
            if (argument == null) {
                throw new TemplateFault("!" + name + " has no argument");
            }
            return switch (name) {
                case "Ref", "Condition" -> Map.of(name, argument);
                case "GetAtt" ->
                        Map.of(
                                "Fn::GetAtt",
                                argument instanceof String dotted
                                        ? Arrays.asList(dotted.split("\\.", 2))
                                        : List.copyOf((List<?>) argument));
                default -> Map.of("Fn::" + name, argument);
            };
        }
    }
}
