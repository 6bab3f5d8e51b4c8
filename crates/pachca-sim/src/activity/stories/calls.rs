//! Video calls and their recordings.

use super::super::details::Details;
use super::super::scene::Scene;
use audit_model::Timestamp;

impl Scene<'_> {
    /// A call, from its start to its end, and sometimes to its recording.
    pub fn video_call(&mut self, at: Timestamp) {
        let Some(host) = self.employee(at) else { return };
        let Some(chat) = self.chat_of(host, at, false) else { return };
        // Some calls are held in threads, whose chats have outgrown 32 bits.
        let chat = if self.rng.chance(1_200) {
            self.workspace.things.some_thread_chat(&mut self.rng)
        } else {
            self.workspace.chats[chat].id
        };
        let room = ("VideoRoom", self.workspace.things.other(&mut self.rng));
        let message = (!self.rng.chance(600)).then(|| self.workspace.things.message(&mut self.rng));
        let place = || Details::new().number("chat_id", chat).optional_number("started_message_id", message);
        self.write(at, host, "video_call_started", room, place());
        let seconds = 60 * (3 + self.rng.below(9) * self.rng.below(9)) + self.rng.below(60);
        let end = Timestamp(at.0 + seconds as i64 * 1_000);
        // A forgotten room is closed by the server, which then knows no address; rarely not even how long it was.
        let forgotten = self.rng.chance(1_500);
        let lost = forgotten && self.rng.chance(1_500);
        let details = place()
            .optional_number("duration", (!lost).then_some(seconds))
            .number("max_members_count", 2 + self.rng.below(12));
        let closer = if forgotten { host.by_server() } else { host };
        self.write(end, closer, "video_call_finished", room, details);
        if self.rng.chance(3_000) {
            let ready = self.later(end, 40, 600);
            let details = place()
                .number("recording_id", self.workspace.things.other(&mut self.rng))
                .number("file_id", 7_000_000 + self.workspace.things.other(&mut self.rng))
                .number("duration", seconds)
                .number("size", seconds * (90_000 + self.rng.below(400_000)));
            self.write(ready, host.by_server(), "video_call_recording_ready", room, details);
        }
    }

    /// A call whose recording is ready, for histories too small to have one by chance.
    pub fn recording(&mut self, at: Timestamp) {
        let Some(host) = self.employee(at) else { return };
        let Some(chat) = self.chat_of(host, at, true) else { return };
        let room = ("VideoRoom", self.workspace.things.other(&mut self.rng));
        let details = Details::new()
            .number("chat_id", self.workspace.chats[chat].id)
            .optional_number("started_message_id", None)
            .number("recording_id", self.workspace.things.other(&mut self.rng))
            .number("file_id", 7_000_000 + self.workspace.things.other(&mut self.rng))
            .number("duration", 1_800)
            .number("size", 3_400_000_000 + self.rng.below(1_000_000_000));
        self.write(at, host.by_server(), "video_call_recording_ready", room, details);
    }
}
