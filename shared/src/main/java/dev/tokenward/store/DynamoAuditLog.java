package dev.tokenward.store;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The audit in the one table. */
final class DynamoAuditLog implements AuditLog {
    private final AuditEvents events;
    private final AuditExport export;
    private final SealTable seals;
    private final SealMarks marks;
    private final BiFunction<Commit, List<Part>, CommitResult> commits;

    DynamoAuditLog(
            DynamoDbClient db,
            String table,
            Runnable pause,
            BiFunction<Commit, List<Part>, CommitResult> commits) {
        this.events = new AuditEvents(db, table);
        this.seals = new SealTable(db, table);
        this.export = new AuditExport(new AuditSubjects(db, table), events, seals);
        this.marks = new SealMarks(db, table, pause);
        this.commits = commits;
    }

    @Override
    public Page<AuditEvent> events(String subject, PageRequest page) {
        return events.page(subject, page);
    }

    @Override
    public ExportPart export(Optional<String> cursor, int most) {
        return export.part(cursor.map(ExportCursor::decode).orElse(ExportCursor.START), most);
    }

    @Override
    public Seal.Last lastSeal() {
        return seals.last();
    }

    @Override
    public List<Seal.Head> moved(int most) {
        return marks.read(most);
    }

    @Override
    public boolean seal(Seal seal, Commit with) {
        // a lost answer looks like another's seal: the one that is stored decides
        return commits.apply(with, seals.parts(seal)) instanceof CommitResult.Committed
                || seals.last().hash().equals(seal.hash());
    }

    @Override
    public void settle(Seal.Last last) {
        seals.heads(last.number()).forEach(marks::takeOff);
        seals.close(last);
    }
}
