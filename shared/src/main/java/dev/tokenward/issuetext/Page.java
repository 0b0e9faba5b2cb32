package dev.tokenward.issuetext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.Parser;

/**
 * The page that GitLab makes of a description, in parts. Comments (also one that is never closed),
 * quotes, code blocks, folded details and struck-out text are no answers (case C10).
 */
final class Page extends AbstractVisitor {
    /** Quotes and lists within each other. */
    private static final int DEEPEST = 100;

    /**
     * Each is looked for an end of, and each line may begin something: with a hundred thousand of
     * them reading took many seconds. The longest log of calls has far fewer.
     */
    private static final int MOST_OPENED = 2_000;

    private static final int MOST_LINES = 10_000;

    private static final Parser PARSER =
            Parser.builder()
                    .maxOpenBlockParsers(DEEPEST)
                    .customBlockParserFactory(new FencedQuote.Factory())
                    .extensions(
                            List.of(
                                    TablesExtension.create(),
                                    StrikethroughExtension.create(),
                                    TaskListItemsExtension.create()))
                    .build();

    /** GitLab carries such a line out and takes it off the page. */
    private static final Pattern QUICK_ACTION = Pattern.compile("(?m)^/[a-z_]+(?: .*)?$");

    private static final Pattern OPENS = Pattern.compile("<(details|del|s|strike)\\b");
    private static final Pattern CLOSES = Pattern.compile("</(details|del|s|strike)>");

    private final List<Part> parts = new ArrayList<>();
    private int folded;

    private Page() {}

    static List<Part> of(String markdown) {
        Page page = new Page();
        String text = markdown.replaceAll("\r\n?|[\u2028\u2029\u0085]", "\n");
        if (count(text, '<') > MOST_OPENED || count(text, '\n') > MOST_LINES) {
            return List.of();
        }
        try {
            PARSER.parse(QUICK_ACTION.matcher(text).replaceAll("")).accept(page);
        } catch (StackOverflowError e) {
            // nested so deeply that nobody wrote it for people to read: nothing is said on it
            return List.of();
        }
        return List.copyOf(page.parts);
    }

    private static long count(String text, char c) {
        return text.chars().filter(there -> there == c).count();
    }

    @Override
    public void visit(Heading heading) {
        add(new Part.Heading(Words.of(heading).text()));
    }

    @Override
    public void visit(Paragraph paragraph) {
        if (paragraph.getParent() instanceof ListItem item && box(item).isPresent()) {
            return;
        }
        String before = number(paragraph);
        for (Words seen : Words.lines(paragraph)) {
            if (!seen.text().isBlank()) {
                Words line = seen.after(before);
                before = "";
                add(
                        isBold(paragraph)
                                ? new Part.Heading(line.text())
                                : new Part.Line(line.text(), line.said()));
            }
        }
    }

    /**
     * The number that the page shows before a list's item: {@code 31. March} is a list of one to
     * Markdown.
     */
    private static String number(Paragraph paragraph) {
        if (!(paragraph.getParent() instanceof ListItem item
                && item.getParent() instanceof OrderedList list
                && paragraph.getPrevious() == null)) {
            return "";
        }
        int number = Optional.ofNullable(list.getMarkerStartNumber()).orElse(1);
        for (Node before = item.getPrevious(); before != null; before = before.getPrevious()) {
            number++;
        }
        return number + Optional.ofNullable(list.getMarkerDelimiter()).orElse(".") + " ";
    }

    /** A line that is bold as a whole is a heading to its reader. */
    private static boolean isBold(Paragraph paragraph) {
        return paragraph.getFirstChild() instanceof StrongEmphasis only && only.getNext() == null;
    }

    @Override
    public void visit(ListItem item) {
        box(item).ifPresent(this::add);
        visitChildren(item);
    }

    private static Optional<Part> box(ListItem item) {
        Node first = item.getFirstChild();
        if (!(first instanceof TaskListItemMarker marker)) {
            return Optional.empty();
        }
        String text =
                Optional.ofNullable(marker.getNext()).map(next -> Words.of(next).text()).orElse("");
        return Optional.of(new Part.Box(marker.isChecked(), text));
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableRow row) {
            List<String> cells = new ArrayList<>();
            for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                if (cell instanceof TableCell) {
                    cells.add(Words.of(cell).text());
                }
            }
            add(new Part.Row(cells));
            return;
        }
        visitChildren(node);
    }

    @Override
    public void visit(HtmlBlock html) {
        String text = html.getLiteral().toLowerCase(Locale.ROOT);
        folded += (int) OPENS.matcher(text).results().count();
        folded = Math.max(0, folded - (int) CLOSES.matcher(text).results().count());
    }

    @Override
    public void visit(BlockQuote quote) {
        // somebody else's words
    }

    @Override
    public void visit(FencedCodeBlock code) {
        add(new Part.Code(code.getLiteral()));
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        add(new Part.Code(code.getLiteral()));
    }

    private void add(Part part) {
        if (folded == 0) {
            parts.add(part);
        }
    }
}
