package dev.tokenward.store;

/** The audit log's contract, by the real SDK against the local engine. */
class EngineAuditLogTest extends AuditLogContract {
    EngineAuditLogTest() {
        super(TestTable.inEngine());
    }
}
