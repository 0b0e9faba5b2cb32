package dev.tokenward.domain;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links to issues of the one configured GitLab. Parsed by hand and strictly: nothing is ever
 * fetched from a link's own host, and no reading of an odd link is taken that a browser might not
 * share (case C26).
 */
public final class IssueLinks {
    /** Of the links that people paste; longer ones are no links of ours. */
    private static final int MAX_LENGTH = 1_000;

    private static final Pattern LINK =
            Pattern.compile(
                    "(?<scheme>https?)://(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>[0-9]{1,5}))?"
                            + "(?<path>/[A-Za-z0-9_./-]*)(?:[?#].*)?",
                    Pattern.CASE_INSENSITIVE);

    /**
     * The project, then {@code /-/issues/N}, {@code /-/work_items/N} or the old {@code /issues/N}.
     */
    private static final Pattern ISSUE =
            Pattern.compile(
                    "/(?<project>.+?)(?:/-/(?:issues|work_items)|/issues)/(?<number>[0-9]+)/?");

    private static final Pattern PROJECT =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)+");

    private final URI base;
    private final String basePath;
    private final List<String> projects;

    /**
     * @param base where the GitLab is; may have a path of its own
     * @param projects full paths of the projects whose issues count; {@code *} for any
     */
    public IssueLinks(URI base, List<String> projects) {
        this.base = base;
        String path = Optional.ofNullable(base.getRawPath()).orElse("");
        this.basePath = path.replaceAll("/+$", "");
        this.projects = List.copyOf(projects);
    }

    /** Links of the project of an issue that was read before; none where there is none. */
    public static IssueLinks beside(Optional<IssueRef> issue) {
        return issue.filter(ref -> ref.url().endsWith(path(ref)))
                .map(ref -> {
                    String url = ref.url();
                    String base = url.substring(0, url.length() - path(ref).length());
                    return new IssueLinks(URI.create(base), List.of(ref.project()));
                })
                .orElseGet(() -> new IssueLinks(URI.create("https://gitlab.invalid"), List.of()));
    }

    private static String path(IssueRef ref) {
        return "/" + ref.project() + "/-/issues/" + ref.number();
    }

    /** The issue that a link names, or what is wrong with the link. */
    public Checked<IssueRef> read(String field, String raw) {
        String text = Text.tidy(raw);
        Matcher link = LINK.matcher(text);
        if (text.length() > MAX_LENGTH || !link.matches()) {
            return fault(field, "is no link to an issue; " + wanted());
        }
        if (!isOurs(link)) {
            return fault(
                    field,
                    "does not lead to " + site() + ", the only GitLab that counts; " + wanted());
        }
        String path = link.group("path");
        Matcher issue = ISSUE.matcher(path.substring(Math.min(basePath.length(), path.length())));
        if (!path.startsWith(basePath + "/") || !issue.matches()) {
            return fault(field, "is no link to an issue; " + wanted());
        }
        if (!PROJECT.matcher(issue.group("project")).matches()) {
            return fault(field, "names no project that GitLab could have; " + wanted());
        }
        return number(issue.group("number"))
                .map(number -> inProject(field, issue.group("project"), number))
                .orElseGet(() -> fault(field, "has an issue number that GitLab cannot have"));
    }

    /**
     * The issue of this number in a project, as GitLab names them.
     *
     * @return empty if the project is none of the configured ones
     */
    public Optional<IssueRef> of(String project, long number) {
        return PROJECT.matcher(project).matches()
                        && number > 0
                        && inProject("issue", project, number)
                                instanceof Checked.Valid<IssueRef>(IssueRef issue)
                ? Optional.of(issue)
                : Optional.empty();
    }

    /** The canonical link of an issue, for people. */
    public String url(String project, long number) {
        return site() + "/" + project + "/-/issues/" + number;
    }

    private Checked<IssueRef> inProject(String field, String project, long number) {
        if (projects.isEmpty()) {
            return fault(
                    field,
                    "cannot be taken: no GitLab project is configured for access requests; ask Support"
                            + " Ops to set GITLAB_PROJECTS");
        }
        Optional<String> configured =
                projects.stream().filter(p -> p.equalsIgnoreCase(project)).findFirst();
        if (configured.isEmpty() && !projects.contains("*")) {
            return fault(
                    field,
                    "is of the project "
                            + project
                            + "; access requests are issues of "
                            + String.join(" or ", projects));
        }
        String spelled = configured.orElse(project);
        return new Checked.Valid<>(new IssueRef(spelled, number, url(spelled, number)));
    }

    private boolean isOurs(Matcher link) {
        String scheme = link.group("scheme").toLowerCase(Locale.ROOT);
        return scheme.equalsIgnoreCase(base.getScheme())
                && link.group("host").equalsIgnoreCase(base.getHost())
                && port(Optional.ofNullable(link.group("port")), scheme)
                        == port(
                                base.getPort() < 0
                                        ? Optional.empty()
                                        : Optional.of(Integer.toString(base.getPort())),
                                scheme);
    }

    private static int port(Optional<String> written, String scheme) {
        return written.map(Integer::parseInt).orElse(scheme.equals("https") ? 443 : 80);
    }

    /** Leading zeros are dropped, so that 042 is never a second request for 42. */
    private static Optional<Long> number(String digits) {
        String plain = digits.replaceFirst("^0+", "");
        return plain.isEmpty() || plain.length() > 18
                ? Optional.empty()
                : Optional.of(Long.parseLong(plain));
    }

    private String site() {
        return base.getScheme() + "://" + base.getAuthority() + basePath;
    }

    private String wanted() {
        String project =
                projects.stream().filter(p -> !p.equals("*")).findFirst().orElse("group/project");
        return "wanted is a link such as " + url(project, 42);
    }

    private static Checked<IssueRef> fault(String field, String message) {
        return new Checked.Invalid<>(List.of(Fault.of(field, message)));
    }
}
