package dev.tokenward.json;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tokenward.domain.Notice;

/**
 * The strict mapper that everything of ours is read and written with.
 *
 * <p>Refused in reading: the same key twice (case C29), text after the end, unknown properties,
 * missing or null components that are not {@link java.util.Optional}, numbers for texts and texts
 * for numbers, fractions for whole numbers. Refused in writing: {@link
 * dev.tokenward.secrets.Secret}. Instants, days and durations are ISO 8601 texts; an e-mail address
 * is a text; an empty {@code Optional} is {@code null}.
 */
public final class Json {
    /**
     * Never changed. Each one learns our types anew, which takes a cold start longer than its
     * making.
     */
    private static final JsonMapper MAPPER = make();

    private Json() {}

    /** The one mapper of the process. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    private static JsonMapper make() {
        return JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config ->
                                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail))
                .defaultLeniency(false)
                .addModules(new Jdk8Module(), new JavaTimeModule(), new OwnTypes())
                // the domain knows no JSON, so what tells its sealed types apart is said here
                .addMixIn(Notice.Recipient.class, RecipientNames.class)
                .build();
    }
}
