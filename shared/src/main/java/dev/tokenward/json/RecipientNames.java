package dev.tokenward.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tokenward.domain.Notice.Recipient;

/** The stored names of recipients: independent of the classes' names, which may change. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "to")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Recipient.To.class, name = "PERSON"),
    @JsonSubTypes.Type(value = Recipient.Group.class, name = "GROUP"),
    @JsonSubTypes.Type(value = Recipient.OpsChannel.class, name = "OPS_CHANNEL"),
    @JsonSubTypes.Type(value = Recipient.Issue.class, name = "ISSUE"),
    @JsonSubTypes.Type(value = Recipient.Tokenward.class, name = "TOKENWARD"),
    @JsonSubTypes.Type(value = Recipient.HandoverMessage.class, name = "HANDOVER_MESSAGE")
})
interface RecipientNames {}
