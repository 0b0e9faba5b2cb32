package dev.tokenward.issuetext;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * A quote between two lines of {@code >>>}, as GitLab has it (documented). One that is never closed
 * goes on to the end.
 */
final class FencedQuote extends AbstractBlockParser {
    private static final Pattern FENCE = Pattern.compile(" {0,3}(>{3,})[ \\t]*");

    private final BlockQuote quote = new BlockQuote();
    private final String fence;

    private FencedQuote(String fence) {
        this.fence = fence;
    }

    @Override
    public Block getBlock() {
        return quote;
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(Block child) {
        return true;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return fence(state).equals(fence)
                ? BlockContinue.finished()
                : BlockContinue.atIndex(state.getIndex());
    }

    /** The characters of a line that is a fence; empty text for any other. */
    private static String fence(ParserState state) {
        CharSequence line = state.getLine().getContent();
        Matcher matcher = FENCE.matcher(line.subSequence(state.getIndex(), line.length()));
        return matcher.matches() ? matcher.group(1) : "";
    }

    static final class Factory extends AbstractBlockParserFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            String fence = fence(state);
            return fence.isEmpty()
                    ? BlockStart.none()
                    : BlockStart.of(new FencedQuote(fence))
                            .atIndex(state.getLine().getContent().length());
        }
    }
}
