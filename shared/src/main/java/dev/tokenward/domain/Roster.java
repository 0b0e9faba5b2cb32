package dev.tokenward.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The directory as names of credentials speak of it: by a person's name, address, or the part of
 * the address before the at sign. What two people share finds neither.
 */
public final class Roster {
    private final Map<String, Person> byEmail = new HashMap<>();
    private final Map<String, Person> byName = new HashMap<>();
    private final Map<String, Person> byLocalPart = new HashMap<>();
    private final Map<String, Person> byGitlab = new HashMap<>();

    public Roster(List<Person> people) {
        Set<String> names = new HashSet<>();
        Set<String> parts = new HashSet<>();
        for (Person p : people) {
            byEmail.put(p.email().value(), p);
            once(byName, names, fold(p.name()), p);
            once(byLocalPart, parts, localPart(p.email()), p);
            p.gitlabUsername().ifPresent(name -> byGitlab.put(fold(name), p));
        }
    }

    private static void once(Map<String, Person> map, Set<String> seen, String key, Person p) {
        if (seen.add(key)) {
            map.put(key, p);
        } else {
            map.remove(key);
        }
    }

    public Optional<Person> byEmail(Email email) {
        return Optional.ofNullable(byEmail.get(email.value()));
    }

    Optional<Person> byName(String name) {
        return Optional.ofNullable(byName.get(fold(name)));
    }

    Optional<Person> byLocalPart(String part) {
        return Optional.ofNullable(byLocalPart.get(fold(part)));
    }

    public Optional<Person> byGitlab(String username) {
        return Optional.ofNullable(byGitlab.get(fold(username)));
    }

    private static String localPart(Email email) {
        return fold(email.value().substring(0, email.value().indexOf('@')));
    }

    private static String fold(String text) {
        return Text.tidy(text).toLowerCase(Locale.ROOT);
    }
}
