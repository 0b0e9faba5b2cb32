package dev.tokenward.workflow;

import dev.tokenward.domain.Survey;
import dev.tokenward.store.Page;
import java.util.Optional;

/**
 * A page of everything in sight.
 *
 * @param survey how complete it is; empty where it is one person's alone
 */
public record Overview(Page<InventoryLine> page, Optional<Survey> survey) {}
