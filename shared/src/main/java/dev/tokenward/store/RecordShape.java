package dev.tokenward.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A record class as {@link Records} stores it; learnt once. */
final class RecordShape {
    private static final ClassValue<RecordShape> SHAPES =
            new ClassValue<>() {
                @Override
                protected RecordShape computeValue(Class<?> type) {
                    return new RecordShape(type);
                }
            };

    private record Component(String name, Type type, Class<?> erased, Method accessor) {
        static Component of(RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Component(
                    component.getName(), component.getGenericType(), component.getType(), accessor);
        }
    }

    private final List<Component> components;
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        RecordComponent[] declared = type.getRecordComponents();
        components = Arrays.stream(declared).map(Component::of).toList();
        Class<?>[] types =
                Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor", e);
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    Map<String, AttributeValue> write(Object value) {
        Map<String, AttributeValue> map = HashMap.newHashMap(components.size() + 1);
        for (Component component : components) {
            map.put(component.name(), Records.write(get(value, component)));
        }
        return map;
    }

    private static Object get(Object value, Component component) {
        try {
            return component.accessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record does not tell its " + component.name(), e);
        }
    }

    Object read(Map<String, AttributeValue> map) {
        Object[] values = new Object[components.size()];
        int read = 0;
        for (int i = 0; i < values.length; i++) {
            Component component = components.get(i);
            AttributeValue value = map.get(component.name());
            if (value != null) {
                values[i] = read(value, component);
                read++;
            } else if (component.erased() == Optional.class) {
                values[i] = Optional.empty();
            } else {
                throw new IllegalArgumentException(component.name() + " lacks");
            }
        }
        if (read < map.size()) {
            throw new IllegalArgumentException("unknown: " + unknown(map));
        }
        return make(values);
    }

    private static Object read(AttributeValue value, Component component) {
        try {
            return Records.read(value, component.type());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(component.name() + ": " + e.getMessage(), e);
        }
    }

    private Set<String> unknown(Map<String, AttributeValue> map) {
        Set<String> names = new HashSet<>(map.keySet());
        components.forEach(c -> names.remove(c.name()));
        return names;
    }

    private Object make(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("refused by the record itself", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record cannot be made", e);
        }
    }
}
