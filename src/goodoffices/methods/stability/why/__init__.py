"""Why a party stays or goes: its improvements, the answers, and the ways out again."""
