package dev.tokenward.sandbox.engine;

/**
 * A resource whose condition holds, everything in it resolved.
 *
 * @param id its logical id
 * @param type for example {@code AWS::Serverless::Function}
 * @param properties with the template's Globals merged in
 */
public record Resource(String id, String type, Node properties, Node metadata) {
    /** What stands under a property. */
    public Node get(String property) {
        return properties.get(property);
    }
}
