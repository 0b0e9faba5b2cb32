package dev.tokenward.sandbox.app.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A handler behind Lambda's own reading and writing of JSON, so that what Lambda cannot read fails
 * here too.
 */
public interface Handler {
    byte[] handle(byte[] event, Context context) throws IOException;

    static Handler of(Object handler) {
        return switch (handler) {
            case RequestStreamHandler stream ->
                    (event, context) -> {
                        ByteArrayOutputStream out = new ByteArrayOutputStream();
                        stream.handleRequest(new ByteArrayInputStream(event), out, context);
                        return out.toByteArray();
                    };
            case RequestHandler<?, ?> pojo -> of(pojo);
            default ->
                    throw new IllegalArgumentException(
                            handler.getClass().getName() + " is no handler");
        };
    }

    private static Handler of(RequestHandler<?, ?> handler) {
        HandlerTypes types = HandlerTypes.of(handler.getClass());
        PojoSerializer<Object> input = serializer(types.input());
        PojoSerializer<Object> output = serializer(types.output());
        // the types come from the handler itself, so the cast cannot be wrong
        @SuppressWarnings("unchecked")
        RequestHandler<Object, Object> typed = (RequestHandler<Object, Object>) handler;
        return (event, context) -> {
            Object answer =
                    typed.handleRequest(input.fromJson(new ByteArrayInputStream(event)), context);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            output.toJson(answer, out);
            return out.toByteArray();
        };
    }

    /** Each is made once, as in a Lambda that runs one handler. */
    Map<Type, PojoSerializer<Object>> SERIALIZERS = new ConcurrentHashMap<>();

    private static PojoSerializer<Object> serializer(Type type) {
        return SERIALIZERS.computeIfAbsent(type, Handler::make);
    }

    /** The choice of {@code aws-lambda-java-runtime-interface-client}'s handler loader. */
    @SuppressWarnings("unchecked") // as in that loader: the class is the type's own
    private static PojoSerializer<Object> make(Type type) {
        if (type instanceof Class<?> plain
                && LambdaEventSerializers.isLambdaSupportedEvent(plain.getName())) {
            return LambdaEventSerializers.serializerFor(
                    (Class<Object>) plain, Handler.class.getClassLoader());
        }
        return JacksonFactory.getInstance().getSerializer(type);
    }
}
