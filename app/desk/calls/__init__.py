"""The call list: what nobody has answered for, asked by phone."""
