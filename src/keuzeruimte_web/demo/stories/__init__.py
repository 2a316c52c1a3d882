"""The three stories of the method, each in the state just before its conversation.

Every story is one function that writes a family and its matter in the ledger of any school.
"""
