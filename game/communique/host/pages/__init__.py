<<<<<<< HEAD
"""What people and the teacher see: pure functions from views and small frozen things to markup."""
=======
"""Pages: pure functions from a view, a briefing or a few public words to HTML. None is given a scenario."""
>>>>>>> P
