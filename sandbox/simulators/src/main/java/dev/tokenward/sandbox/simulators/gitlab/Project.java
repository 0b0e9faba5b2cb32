package dev.tokenward.sandbox.simulators.gitlab;

import java.util.List;
import java.util.stream.Stream;

/**
 * A project.
 *
 * @param path with its groups, as it is spelled
 * @param formerPaths where it was before it was moved
 */
public record Project(long id, String path, List<String> formerPaths, long lastIid) {
    Project movedTo(String next) {
        return new Project(
                id, next, Stream.concat(formerPaths.stream(), Stream.of(path)).toList(), lastIid);
    }

    Project withLastIid(long next) {
        return new Project(id, path, formerPaths, next);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
