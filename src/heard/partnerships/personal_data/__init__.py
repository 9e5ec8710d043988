"""What is held on people by the rooms for messages, members and the audit."""

from heard.partnerships.personal_data.members import MEMBERS, has_namesake, with_names
from heard.partnerships.personal_data.messages import MESSAGES
from heard.partnerships.personal_data.retention import retention_rules

__all__ = ["MEMBERS", "MESSAGES", "has_namesake", "retention_rules", "with_names"]
