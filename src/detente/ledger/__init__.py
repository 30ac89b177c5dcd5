"""Claims and reviews -> records, as of any day. Pure: nothing here reads or writes anything.

`reviews` says which decisions hold, `match` which claims are about the same thing, `fold` what they add up to,
`versions` between which days it was known so, `links` and `copies` what is settled when a record is read.
"""
