package dev.tokenward.sandbox.engine.memory;

import dev.tokenward.sandbox.engine.memory.Expression.All;
import dev.tokenward.sandbox.engine.memory.Expression.Any;
import dev.tokenward.sandbox.engine.memory.Expression.Attribute;
import dev.tokenward.sandbox.engine.memory.Expression.Both;
import dev.tokenward.sandbox.engine.memory.Expression.Differs;
import dev.tokenward.sandbox.engine.memory.Expression.Equal;
import dev.tokenward.sandbox.engine.memory.Expression.Exists;
import dev.tokenward.sandbox.engine.memory.Expression.Given;
import dev.tokenward.sandbox.engine.memory.Expression.Not;
import dev.tokenward.sandbox.engine.memory.Expression.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads condition, key condition and filter expressions. Anything that it does not know is refused,
 * as the service refuses what is wrong.
 */
final class Parser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(<>|<=|>=|[=<>(),.]|[#:]?[A-Za-z_0-9]+)");

    /** Of each text that was met: callers use the same few again and again. */
    private static final Map<String, List<String>> TOKENS = new ConcurrentHashMap<>();

    private final List<String> tokens;
    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private int at;

    private Parser(String text, Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
        tokens = TOKENS.computeIfAbsent(text, Parser::split);
    }

    private static List<String> split(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text.strip());
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (end != text.strip().length()) {
            throw Refused.validation("Invalid expression: " + text);
        }
        return List.copyOf(tokens);
    }

    static Expression parse(
            String text, Map<String, String> names, Map<String, AttributeValue> values) {
        Parser parser = new Parser(text, names, values);
        Expression expression = parser.any();
        if (parser.at < parser.tokens.size()) {
            throw Refused.validation("Invalid expression: " + text);
        }
        return expression;
    }

    private Expression any() {
        List<Expression> parts = new ArrayList<>(List.of(all()));
        while (takes("OR")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.getFirst() : new Any(parts);
    }

    private Expression all() {
        List<Expression> parts = new ArrayList<>(List.of(one()));
        while (takes("AND")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.getFirst() : new All(parts);
    }

    private Expression one() {
        if (takes("NOT")) {
            return new Not(one());
        }
        if (takes("(")) {
            Expression inner = any();
            expect(")");
            return inner;
        }
        if (at + 1 < tokens.size() && tokens.get(at + 1).equals("(")) {
            return function();
        }
        return comparison(operand());
    }

    private Expression function() {
        String name = next().toLowerCase(Locale.ROOT);
        expect("(");
        Operand first = operand();
        Expression made =
                switch (name) {
                    case "attribute_exists" -> new Exists(attribute(first));
                    case "attribute_not_exists" -> new Not(new Exists(attribute(first)));
                    case "begins_with" ->
                            new Both(first, second(), (a, b) -> a.s().startsWith(b.s()));
                    case "contains" -> new Both(first, second(), Parser::contains);
                    default -> throw Refused.validation("Invalid function name: " + name);
                };
        expect(")");
        return made;
    }

    private Operand second() {
        expect(",");
        return operand();
    }

    private static boolean contains(AttributeValue whole, AttributeValue part) {
        return switch (whole.type()) {
            case S -> whole.s().contains(part.s());
            case SS -> whole.ss().contains(part.s());
            case L -> whole.l().stream().anyMatch(v -> Values.equal(v, part));
            default -> false;
        };
    }

    private static Attribute attribute(Operand operand) {
        if (operand instanceof Attribute attribute) {
            return attribute;
        }
        throw Refused.validation("A function that needs an attribute has a value");
    }

    private Expression comparison(Operand left) {
        String operator = next().toUpperCase(Locale.ROOT);
        return switch (operator) {
            case "=" -> new Equal(left, operand());
            case "<>" -> new Differs(left, operand());
            case "<" -> new Both(left, operand(), compared(c -> c < 0));
            case "<=" -> new Both(left, operand(), compared(c -> c <= 0));
            case ">" -> new Both(left, operand(), compared(c -> c > 0));
            case ">=" -> new Both(left, operand(), compared(c -> c >= 0));
            case "BETWEEN" -> {
                Operand low = operand();
                expect("AND");
                Operand high = operand();
                yield new All(
                        List.of(
                                new Both(left, low, compared(c -> c >= 0)),
                                new Both(left, high, compared(c -> c <= 0))));
            }
            case "IN" -> {
                expect("(");
                List<Expression> each = new ArrayList<>();
                do {
                    each.add(new Equal(left, operand()));
                } while (takes(","));
                expect(")");
                yield new Any(each);
            }
            default -> throw Refused.validation("Invalid operator: " + operator);
        };
    }

    private static BiPredicate<AttributeValue, AttributeValue> compared(IntPredicate test) {
        return (a, b) -> Values.compare(a, b).filter(test::test).isPresent();
    }

    private Operand operand() {
        String token = next();
        if (token.startsWith(":")) {
            AttributeValue value = values.get(token);
            if (value == null) {
                throw Refused.validation("An expression attribute value is not defined: " + token);
            }
            return new Given(value);
        }
        List<String> path = new ArrayList<>(List.of(name(token)));
        while (takes(".")) {
            path.add(name(next()));
        }
        return new Attribute(path);
    }

    private String name(String token) {
        if (!token.startsWith("#")) {
            return token;
        }
        String name = names.get(token);
        if (name == null) {
            throw Refused.validation("An expression attribute name is not defined: " + token);
        }
        return name;
    }

    private String next() {
        if (at >= tokens.size()) {
            throw Refused.validation("The expression ends too early");
        }
        return tokens.get(at++);
    }

    private boolean takes(String token) {
        boolean there = at < tokens.size() && tokens.get(at).equalsIgnoreCase(token);
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(String token) {
        if (!takes(token)) {
            throw Refused.validation("The expression lacks " + token);
        }
    }
}
