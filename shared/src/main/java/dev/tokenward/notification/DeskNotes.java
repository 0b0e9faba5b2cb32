package dev.tokenward.notification;

/** Comments on an issue that are about no step of a request. */
public final class DeskNotes {
    private DeskNotes() {}

    /** Nobody in the directory is the author. */
    public static String unknownAuthor(String username) {
        return new Note()
                .say(
                        "**Not taken up yet.** The directory knows nobody with the GitLab user name "
                                + Markdown.code(username)
                                + ", so Tokenward cannot tell who asks.")
                .next(
                        "once the directory has this GitLab user name, edit the description of this"
                                + " issue (a blank is enough), and it is read again",
                        "Support Ops managers, who keep the directory");
    }

    /** A withdrawn or lapsed request keeps its issue. */
    public static String spent() {
        return new Note()
                .say(
                        "**Nothing is asked by this issue any more:** it carried a request already, and an"
                                + " issue carries one.")
                .next(
                        "a new issue is a new request; this one can be closed",
                        "whoever opened it again, if a credential is still needed");
    }

    /** The issue came here from another place, and its request hangs on that one. */
    public static String carriedElsewhere(String requestId) {
        return new Note()
                .say(
                        "**No new request:** this issue carries "
                                + requestId
                                + " already, which was made before the issue was moved. It goes on, but"
                                + " neither edits nor closing here reach it.")
                .next(
                        "to change what is asked, withdraw it in Tokenward and open a new issue here;"
                                + " otherwise nothing",
                        "the requester");
    }

    /** The credential is there already. */
    public static String editedTooLate() {
        return new Note()
                .say(
                        "**The edit changes nothing:** the credential was issued on what the approvers"
                                + " had read.")
                .next(
                        "another purpose, other scopes or a later end are a new request with a new issue",
                        "the requester, if it is still needed");
    }
}
