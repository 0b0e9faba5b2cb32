package dev.tokenward.sandbox.app.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Input and output type of a {@link RequestHandler}, found where Lambda's runtime finds them. */
record HandlerTypes(Type input, Type output) {
    static HandlerTypes of(Class<?> handler) {
        Type[] found = search(handler, new HashMap<>());
        if (found == null) {
            throw new IllegalArgumentException(
                    handler.getName() + " does not say what it handles: RequestHandler<I, O>");
        }
        return new HandlerTypes(found[0], found[1]);
    }

    private static Type @Nullable [] search(Type type, Map<TypeVariable<?>, Type> known) {
        Class<?> raw;
        switch (type) {
            case ParameterizedType generic -> {
                raw = (Class<?>) generic.getRawType();
                Type[] arguments = generic.getActualTypeArguments();
                for (int i = 0; i < arguments.length; i++) {
                    Type argument = arguments[i];
                    known.put(raw.getTypeParameters()[i], known.getOrDefault(argument, argument));
                }
                if (raw == RequestHandler.class) {
                    return new Type[] {
                        known.getOrDefault(arguments[0], arguments[0]),
                        known.getOrDefault(arguments[1], arguments[1])
                    };
                }
            }
            case Class<?> plain -> raw = plain;
            default -> {
                return null;
            }
        }
        for (Type parent : raw.getGenericInterfaces()) {
            Type[] found = search(parent, known);
            if (found != null) {
                return found;
            }
        }
        Type parent = raw.getGenericSuperclass();
        return parent == null ? null : search(parent, known);
    }
}
