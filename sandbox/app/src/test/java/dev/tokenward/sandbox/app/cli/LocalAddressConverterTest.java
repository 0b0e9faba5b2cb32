package dev.tokenward.sandbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class LocalAddressConverterTest {
    private final LocalAddressConverter converter = new LocalAddressConverter();

    @Test
    void addressAndPortAreTaken() {
        assertThat(converter.convert("172.17.0.1:8000"))
                .hasToString("/172.17.0.1:8000")
                .returns(8000, address -> address.getPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8000", "172.17.0.1", "172.17.0.1:", "172.17.0.1:65536", "[::1]:8000"})
    void whatIsNoAddressWithAPortIsRefused(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("is not ADDRESS:PORT");
    }

    @Test
    void allAddressesAtOnceAreRefusedAsTheNetworkWouldReadTheSecrets() {
        assertThatThrownBy(() -> converter.convert("0.0.0.0:8000"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("is not one IPv4 address");
    }
}
