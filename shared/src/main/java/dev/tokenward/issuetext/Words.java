package dev.tokenward.issuetext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * The words of one line as its reader sees them.
 *
 * @param said the same without code spans
 */
record Words(String text, String said) {
    static List<Words> lines(Node block) {
        Collector collector = new Collector();
        block.accept(collector);
        collector.endLine();
        return collector.lines;
    }

    static Words of(Node block) {
        List<Words> lines = lines(block);
        return new Words(
                String.join(" ", lines.stream().map(Words::text).toList()),
                String.join(" ", lines.stream().map(Words::said).toList()));
    }

    Words after(String prefix) {
        return new Words(prefix + text, prefix + said);
    }

    private static final class Collector extends AbstractVisitor {
        private final List<Words> lines = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder said = new StringBuilder();
        private int struck;

        private void both(String words) {
            if (struck == 0) {
                text.append(words);
                said.append(words);
            }
        }

        private void endLine() {
            lines.add(new Words(text.toString().strip(), said.toString().strip()));
            text.setLength(0);
            said.setLength(0);
        }

        @Override
        public void visit(Text words) {
            both(words.getLiteral());
        }

        @Override
        public void visit(Code code) {
            if (struck == 0) {
                text.append(code.getLiteral());
            }
        }

        @Override
        public void visit(SoftLineBreak end) {
            endLine();
        }

        @Override
        public void visit(HardLineBreak end) {
            endLine();
        }

        /** Where a link leads, if its words do not say so. */
        @Override
        public void visit(Link link) {
            Words words = of(link.getFirstChild() == null ? new Text("") : link.getFirstChild());
            visitChildren(link);
            if (!words.text().equals(link.getDestination())) {
                both(" (" + link.getDestination() + ")");
            }
        }

        @Override
        public void visit(Image image) {
            // nothing is read from pictures
        }

        @Override
        public void visit(HtmlInline tag) {
            String name = tag.getLiteral().toLowerCase(Locale.ROOT);
            if (name.matches("<(?:del|s|strike)\\b.*")) {
                struck++;
            } else if (name.matches("</(?:del|s|strike)>")) {
                struck = Math.max(0, struck - 1);
            } else if (name.matches("<br\\s*/?>")) {
                endLine();
            }
        }

        @Override
        public void visit(CustomNode node) {
            if (!(node instanceof Strikethrough)) {
                visitChildren(node);
            }
        }
    }
}
