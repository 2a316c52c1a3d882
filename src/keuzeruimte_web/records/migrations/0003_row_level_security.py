"""A second wall under the tenant scope, on PostgreSQL: rows are seen within their school alone (decision 0091)."""

from typing import ClassVar

from django.db import migrations

from keuzeruimte_web.records.wall import RaiseWall


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0002_the_trail_only_grows")]

    operations: ClassVar = [
        RaiseWall(
            "AccountInvitation",
            "Addition",
            "AgendaItem",
            "Agreement",
            "AgreementPerson",
            "Answer",
            "Chain",
            "Contact",
            "Conversation",
            "Delegation",
            "DelegationPerson",
            "DelegationTopic",
            "Draft",
            "Employment",
            "Event",
            "Guardianship",
            "HandedReport",
            "IdentityProvider",
            "Invitation",
            "Involvement",
            "ItemPerson",
            "Limit",
            "LimitAuthor",
            "LimitPerson",
            "LogCheck",
            "Matter",
            "Mentorship",
            "Message",
            "Note",
            "Offer",
            "OfferParent",
            "Opening",
            "ParentRequest",
            "Person",
            "PrivacyAnswer",
            "PrivacyRequest",
            "Protection",
            "ProtectionPerson",
            "ProtectionProposal",
            "Pupil",
            "Report",
            "ReportItem",
            "ReportReader",
            "RequestPerson",
            "Response",
            "RetentionTerm",
            "SchoolClass",
            "SchoolIdentity",
            "Seal",
            "SealedHead",
            "Share",
            "Submission",
            "TakenStep",
            "ThirdParty",
            "Topic",
            "Trace",
            "TurningNotice",
            "Village",
            "Villager",
            "Voice",
        )
    ]
