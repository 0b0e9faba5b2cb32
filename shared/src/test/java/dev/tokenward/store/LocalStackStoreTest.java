package dev.tokenward.store;

import dev.tokenward.containers.LocalStack;
import dev.tokenward.containers.NeedsLocalStack;

/** The store's contract in a container of LocalStack. */
@NeedsLocalStack
class LocalStackStoreTest extends StoreContract {
    LocalStackStoreTest() {
        super(TestTable.created(LocalStack.account().dynamo()));
    }
}
