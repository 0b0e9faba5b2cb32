package dev.tokenward.store;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.Notice.Recipient;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Records as DynamoDB's own maps and back, so that they can be read in the console.
 *
 * <p>A component is an attribute of its name. Texts, addresses, constants' names, and times as ISO
 * 8601 has them are {@code S}, whole numbers {@code N}, flags {@code BOOL}, lists and sets {@code
 * L}, records and maps {@code M}; an empty {@code Optional} is {@code NULL}, and one that lacks is
 * empty. All else is refused, in writing as in reading: a value of another type, an attribute too
 * many, one that lacks, and any other class, so that no {@link dev.tokenward.secrets.Secret} is
 * ever stored. Messages name places, never values.
 *
 * <p>Own code, since a library that maps classes learns about each as it runs, which a cold start
 * waits for (docs/performance.md); and the SDK's own one maps beans, not records.
 */
final class Records {
    private Records() {}

    /**
     * @throws IllegalArgumentException if there is something in it that is not stored
     */
    static AttributeValue write(Object value) {
        if (isText(value)) {
            return AttributeValue.fromS(text(value));
        }
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? write(optional.get()) : AttributeValue.fromNul(true);
        }
        if (value instanceof Boolean flag) {
            return AttributeValue.fromBool(flag);
        }
        if (value instanceof Integer || value instanceof Long) {
            return AttributeValue.fromN(value.toString());
        }
        if (value instanceof Recipient recipient) {
            return AttributeValue.fromM(RecipientNames.write(recipient));
        }
        if (value instanceof Record) {
            return AttributeValue.fromM(RecordShape.of(value.getClass()).write(value));
        }
        if (value instanceof Collection<?> values) {
            List<AttributeValue> list = new ArrayList<>(values.size());
            values.forEach(one -> list.add(write(one)));
            return AttributeValue.fromL(list);
        }
        if (value instanceof Map<?, ?> values) {
            Map<String, AttributeValue> map = HashMap.newHashMap(values.size());
            values.forEach((key, one) -> map.put(text(key), write(one)));
            return AttributeValue.fromM(map);
        }
        throw new IllegalArgumentException("not stored: a " + value.getClass().getName());
    }

    private static boolean isText(Object value) {
        return value instanceof String
                || value instanceof Enum
                || value instanceof Instant
                || value instanceof LocalDate
                || value instanceof Duration
                || value instanceof Email;
    }

    private static String text(Object value) {
        if (!isText(value)) {
            throw new IllegalArgumentException("no key of a map: a " + value.getClass().getName());
        }
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    /**
     * @param type a class, or a list, set, map or {@code Optional} of what is stored
     * @throws IllegalArgumentException if it is not exactly what {@link #write} makes of one
     */
    static Object read(AttributeValue value, Type type) {
        if (type instanceof ParameterizedType generic) {
            return readGeneric(value, generic.getRawType(), generic.getActualTypeArguments());
        }
        Class<?> plain = (Class<?>) type;
        if (plain == boolean.class || plain == Boolean.class) {
            return is(AttributeValue.Type.BOOL, value).bool();
        }
        if (plain == int.class || plain == Integer.class) {
            return Math.toIntExact(number(value));
        }
        if (plain == long.class || plain == Long.class) {
            return number(value);
        }
        if (plain == Recipient.class) {
            return RecipientNames.read(is(AttributeValue.Type.M, value).m());
        }
        if (plain.isRecord() && plain != Email.class) {
            return RecordShape.of(plain).read(is(AttributeValue.Type.M, value).m());
        }
        return fromText(is(AttributeValue.Type.S, value).s(), plain);
    }

    private static Object readGeneric(AttributeValue value, Type type, Type[] of) {
        if (type == Optional.class) {
            return value.type() == AttributeValue.Type.NUL
                    ? Optional.empty()
                    : Optional.of(read(value, of[0]));
        }
        if (type == Map.class) {
            Map<Object, Object> map = new HashMap<>();
            is(AttributeValue.Type.M, value)
                    .m()
                    .forEach((key, one) ->
                            map.put(fromText(key, (Class<?>) of[0]), read(one, of[1])));
            return Collections.unmodifiableMap(map);
        }
        List<Object> list = new ArrayList<>();
        is(AttributeValue.Type.L, value).l().forEach(one -> list.add(read(one, of[0])));
        if (type == Set.class) {
            return Collections.unmodifiableSet(new LinkedHashSet<>(list));
        }
        if (type == List.class) {
            return Collections.unmodifiableList(list);
        }
        throw new IllegalArgumentException("not stored: a " + type);
    }

    private static long number(AttributeValue value) {
        try {
            return Long.parseLong(is(AttributeValue.Type.N, value).n());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no whole number");
        }
    }

    private static Object fromText(String text, Class<?> type) {
        try {
            if (type == String.class) {
                return text;
            }
            if (type.isEnum()) {
                return constant(text, type);
            }
            if (type == Instant.class) {
                return Instant.parse(text);
            }
            if (type == LocalDate.class) {
                return LocalDate.parse(text);
            }
            if (type == Duration.class) {
                return Duration.parse(text);
            }
            if (type == Email.class) {
                return new Email(text);
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // its message may hold the text
            throw new IllegalArgumentException("no " + type.getSimpleName());
        }
        throw new IllegalArgumentException("not stored: a " + type.getName());
    }

    private static Object constant(String name, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static AttributeValue is(AttributeValue.Type wanted, AttributeValue value) {
        if (value.type() != wanted) {
            throw new IllegalArgumentException(
                    "of type %s where %s is expected".formatted(value.type(), wanted));
        }
        return value;
    }
}
