package dev.tokenward.store;

import dev.tokenward.containers.LocalStack;
import dev.tokenward.containers.NeedsLocalStack;

/** The audit log's contract in a container of LocalStack. */
@NeedsLocalStack
class LocalStackAuditLogTest extends AuditLogContract {
    LocalStackAuditLogTest() {
        super(TestTable.created(LocalStack.account().dynamo()));
    }
}
