//! The phone's hand: what arms and cancels notifications, given once at opening, so that no call can forget it.

use lissom::store::CommandId;

use super::records::ReminderChange;
use super::said::change_of;
use crate::self_care::Opened;

/// The hand could not do it; it is asked again with the next change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum HandError {
    /// It threw.
    #[error("the hand failed")]
    Failed,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for HandError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        // Its reason holds the whole foreign stack trace: not ours to keep.
        Self::Failed
    }
}

/// What arms and cancels notifications on the phone. It is called on the calling thread before the call that changed
/// something comes back, outside of every transaction and lock, and may call back into the library.
#[uniffi::export(foreign)]
pub trait ReminderHand: Send + Sync {
    /// Cancels, then adds, in the order given. When it comes back without an error, that is said back to the core.
    fn carry_out(&self, change: ReminderChange) -> Result<(), HandError>;
}

impl Opened {
    /// Runs a call that may change what the phone has to hold, and has it done before the call comes back. What the hand
    /// cannot do now stays to be done.
    pub(crate) fn change<T>(
        &self,
        call: impl FnOnce(&lissom::self_care::SelfCare) -> lissom::Result<T>,
    ) -> crate::error::Result<T> {
        let answer = self.with(call)?;
        self.hand_over();
        Ok(answer)
    }

    /// Has the hand do what is outstanding, where there is a hand.
    pub(crate) fn hand_over(&self) {
        let Some(hand) = &self.hand else { return };
        let outstanding =
            self.speak(|core, words| Ok(core.reminded()?.and_then(|one| change_of(core, words, &one))));
        let Ok(Some(change)) = outstanding else { return };
        let generation = change.generation;
        if hand.carry_out(change).is_err() {
            tracing::warn!("the hand did not apply a change of reminders");
            return;
        }
        // Whoever says it, and however often, it is the same command.
        let id = CommandId::derived(&generation.to_string(), "reminders.armed");
        if self.with(|core| core.reminders_armed(id, generation)).is_err() {
            tracing::warn!("that a change of reminders was applied could not be kept");
        }
    }

    /// Makes the plan again where the zone, the zone database or the limits are others than it was made for, and has
    /// the hand do what is outstanding.
    pub(crate) fn keep_reminders_true(&self) {
        if self.hand.is_none() {
            return;
        }
        match self.with(|core| core.reminders_stale()) {
            Ok(false) => self.hand_over(),
            Ok(true) | Err(_) => self.plan_reminders_again(),
        }
    }

    /// Makes the plan again for the phone as it last told of itself, and has the hand do what is outstanding.
    pub(crate) fn plan_reminders_again(&self) {
        if self.hand.is_none() {
            return;
        }
        let again = self.with(|core| {
            let now = core.read(|_, moment| Ok(moment.at()))?;
            // Twice in one millisecond is once.
            let id = CommandId::derived(&now.timestamp_millis().to_string(), "reminders.again");
            core.remind_again(id)
        });
        if again.is_err() {
            tracing::warn!("the reminders could not be planned again");
        }
        self.hand_over();
    }

    /// Everything of ours has to go: the file was emptied.
    pub(crate) fn let_go_of_everything(&self) {
        if let Some(hand) = &self.hand
            && hand.carry_out(ReminderChange::let_go_of_everything()).is_err()
        {
            tracing::warn!("the hand did not let go of the reminders");
        }
    }
}
