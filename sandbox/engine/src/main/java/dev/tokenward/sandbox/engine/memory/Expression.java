package dev.tokenward.sandbox.engine.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition, ready to be asked of an item. */
sealed interface Expression {
    boolean holds(Map<String, AttributeValue> item);

    /** The one value that an attribute must have for this to hold; empty if there may be others. */
    default Optional<AttributeValue> only(String attribute) {
        return Optional.empty();
    }

    /** An attribute of the item, or a value that came with the call. */
    sealed interface Operand {
        Optional<AttributeValue> in(Map<String, AttributeValue> item);
    }

    record Attribute(List<String> path) implements Operand {
        @Override
        public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
            Map<String, AttributeValue> map = item;
            for (String name : path.subList(0, path.size() - 1)) {
                AttributeValue inner = map.get(name);
                if (inner == null || !inner.hasM()) {
                    return Optional.empty();
                }
                map = inner.m();
            }
            return Optional.ofNullable(map.get(path.getLast()));
        }
    }

    record Given(AttributeValue value) implements Operand {
        @Override
        public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
            return Optional.of(value);
        }
    }

    record Any(List<Expression> parts) implements Expression {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return parts.stream().anyMatch(p -> p.holds(item));
        }
    }

    record All(List<Expression> parts) implements Expression {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return parts.stream().allMatch(p -> p.holds(item));
        }

        @Override
        public Optional<AttributeValue> only(String attribute) {
            return parts.stream().flatMap(p -> p.only(attribute).stream()).findFirst();
        }
    }

    record Not(Expression part) implements Expression {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return !part.holds(item);
        }
    }

    record Exists(Attribute attribute) implements Expression {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return attribute.in(item).isPresent();
        }
    }

    /** What asks two operands; false where one of them is not there. */
    record Both(Operand a, Operand b, BiPredicate<AttributeValue, AttributeValue> test)
            implements Expression {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            Optional<AttributeValue> left = a.in(item);
            Optional<AttributeValue> right = b.in(item);
            return left.isPresent() && right.isPresent() && test.test(left.get(), right.get());
        }
    }

    record Equal(Operand a, Operand b) implements Expression {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return new Both(a, b, Values::equal).holds(item);
        }

        @Override
        public Optional<AttributeValue> only(String attribute) {
            return a.equals(new Attribute(List.of(attribute)))
                            && b instanceof Given(AttributeValue value)
                    ? Optional.of(value)
                    : Optional.empty();
        }
    }

    /** Not equal holds for an attribute that is not there, unlike every other comparison. */
    record Differs(Operand a, Operand b) implements Expression {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return !new Equal(a, b).holds(item);
        }
    }
}
