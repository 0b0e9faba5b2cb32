package dev.tokenward.store;

/** The audit log's contract in a strict engine. */
class DynaliteAuditLogTest extends AuditLogContract {
    DynaliteAuditLogTest() {
        super(DynaliteTable.created());
    }
}
