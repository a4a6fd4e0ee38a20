"""The conference as a place: seats around a table, papers on it, what stands aside.

It is fed by `communique.present.room_of`.
"""

from communique.window.room.conference_scene import ConferenceRoom, RoomActions

__all__ = ["ConferenceRoom", "RoomActions"]
