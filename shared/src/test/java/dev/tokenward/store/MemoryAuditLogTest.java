package dev.tokenward.store;

/** The audit log's contract against the table in memory: what the fault matrix rests on. */
class MemoryAuditLogTest extends AuditLogContract {
    MemoryAuditLogTest() {
        super(TestTable.inMemory());
    }
}
