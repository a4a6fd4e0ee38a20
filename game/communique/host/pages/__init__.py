"""What people and the teacher see: pure functions from views and small frozen things to markup."""
