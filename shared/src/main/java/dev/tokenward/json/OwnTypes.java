package dev.tokenward.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.tokenward.domain.Email;
import dev.tokenward.secrets.Secret;
import java.io.IOException;

/** An address is a text; a secret is never written. */
final class OwnTypes extends SimpleModule {
    OwnTypes() {
        super("tokenward");
        addSerializer(Email.class, new EmailWriter());
        addDeserializer(Email.class, new EmailReader());
        addSerializer(Secret.class, new SecretRefuser());
    }

    private static final class EmailWriter extends StdSerializer<Email> {
        EmailWriter() {
            super(Email.class);
        }

        @Override
        public void serialize(Email email, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(email.value());
        }
    }

    private static final class EmailReader extends StdDeserializer<Email> {
        EmailReader() {
            super(Email.class);
        }

        @Override
        public Email deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = _parseString(in, context, this);
            return Email.parse(text)
                    .orElseThrow(() ->
                            JsonMappingException.from(context, "this is not an e-mail address"));
        }
    }

    private static final class SecretRefuser extends StdSerializer<Secret> {
        SecretRefuser() {
            super(Secret.class);
        }

        @Override
        public void serialize(Secret secret, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            throw JsonMappingException.from(out, "a secret is never written");
        }

        @Override
        public void serializeWithType(
                Secret secret, JsonGenerator out, SerializerProvider provider, TypeSerializer type)
                throws IOException {
            serialize(secret, out, provider);
        }
    }
}
