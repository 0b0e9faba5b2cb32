package dev.tokenward.sandbox.app.cli;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --aws}: one address of this machine and a port. */
final class LocalAddressConverter implements ITypeConverter<InetSocketAddress> {
    private static final Pattern FORM = Pattern.compile("([^:]+):([0-9]{1,5})");

    @Override
    public InetSocketAddress convert(String value) {
        Matcher parts = FORM.matcher(value);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
            throw new TypeConversionException(
                    "'" + value + "' is not ADDRESS:PORT, e.g. 172.17.0.1:8000");
        }
        return new InetSocketAddress(address(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    private static InetAddress address(String text) {
        try {
            InetAddress address = InetAddress.getByName(text);
            if (address instanceof Inet4Address && !address.isAnyLocalAddress()) {
                return address;
            }
        } catch (UnknownHostException e) {
            throw new TypeConversionException("there is no address '" + text + "'");
        }
        // whoever reaches it reads every secret in it, so not the whole network by mistake
        throw new TypeConversionException("'" + text + "' is not one IPv4 address of this machine");
    }
}
