trigger TandemCampaignMemberTrigger on CampaignMember(after insert, after update) {
    TandemCampaignMemberTriggerHandler.run();
}
