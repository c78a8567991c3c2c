//! Moving people in the background, some at a time.

use std::time::Duration;

use omov_store::jobs::Queue;
use omov_store::{Moment, WriteTx, params};
use omov_web::words::Words;

use super::plan::{self, Judge};
use super::{Move, MoveId, State};
use crate::groups::{self, GroupId, Place, sql};
use crate::house::work::{Task, Undone, Works};
use crate::house::{House, Stop, ids};
use crate::members::by_place::Living;
use crate::members::{self, Standing};
use crate::post::{self, Letter, LetterId};

/// Changes whose people wait to be moved; the payload is the group's id.
pub(super) const QUEUE: Queue =
    Queue { name: "group-moves", lease: Duration::from_mins(2), tries: 10, first_wait: Duration::from_secs(10) };

/// So many people are moved in one go, so that nobody else waits long for the database.
const AT_ONCE: u32 = 50;

/// What the room does in the background.
pub(crate) fn work(works: Works) -> Works {
    works.queue(&QUEUE, 1, run).every("moves-forget", Duration::from_hours(24), forget)
}

/// Plans that nobody carried out are forgotten after so long.
const KEPT: Duration = Duration::from_hours(30 * 24);

async fn forget(house: House) -> Result<(), Stop> {
    let before = house.now().minus(KEPT);
    house.store().write(move |tx| Ok(tx.execute(&sql::OLD_PLANS, params![before]).map(|_| ())?)).await
}

async fn run(task: Task) -> Result<(), Undone> {
    let group: GroupId = task.payload().parse().map_err(|_| Undone::Failed("the job names no group".into()))?;
    let id = MoveId(task.id());
    while !task.is_closing() {
        let piece = Piece::new(&task.house, group, id)?;
        if !task.write(move |tx| piece.next(tx)).await? {
            return Ok(task.finish(move |tx| Ok(tx.execute(&sql::END_MOVE, params![group, id]).map(|_| ())?)).await?);
        }
    }
    Err(Undone::Later(Duration::ZERO))
}

/// What a piece of the work needs from outside of its transaction.
struct Piece {
    group: GroupId,
    id: MoveId,
    letters: Vec<LetterId>,
    words: Words,
    page: String,
    now: Moment,
}

impl Piece {
    fn new(house: &House, group: GroupId, id: MoveId) -> Result<Self, Stop> {
        let now = house.now();
        let letters = (0..AT_ONCE).map(|_| ids::by_time(now).map(LetterId)).collect::<Result<_, _>>()?;
        let page = house.address("/groups/");
        Ok(Self { group, id, letters, words: house.words().clone(), page, now })
    }

    /// Moves the next people; says whether there may be more.
    fn next(&self, tx: &mut WriteTx<'_>) -> Result<bool, Stop> {
        let Some(plan) = super::find(tx, self.group, self.id)?.filter(|plan| plan.state == State::Going) else {
            return Ok(false);
        };
        let people = plan::next(tx, &plan, &plan.changed, &plan.after, AT_ONCE)?;
        let Some(last) = people.last() else { return Ok(false) };
        let judge = Judge::new(tx, &plan, &plan.changed, plan.losing.clone())?;
        let mut moved = plan.moved;
        for (one, letter) in people.iter().zip(&self.letters) {
            let Some(to) = judge.goes(one) else { continue };
            let Some(to) = groups::place(tx, to)? else { continue };
            members::move_to(tx, one.id, &to)?;
            self.tell(tx, &plan, one, &to, *letter)?;
            moved += 1;
        }
        tx.execute(&sql::MOVED, params![self.group, self.id, moved, last.key, last.id])?;
        Ok(true)
    }

    /// Tells somebody that they belong to another group now, and why.
    fn tell(&self, tx: &mut WriteTx<'_>, plan: &Move, one: &Living, to: &Place, id: LetterId) -> Result<(), Stop> {
        if !matches!(one.standing, Standing::Member | Standing::Supporter | Standing::Applied) {
            return Ok(());
        }
        let Some(member) = members::find(tx, one.id)? else { return Ok(()) };
        let from = groups::find(tx, one.group)?.map(|group| group.name).unwrap_or_default();
        let with = [
            ("group", (&*to.group().name).into()),
            ("name", (&*member.name).into()),
            ("from", from.into()),
            ("reason", (&*plan.reason).into()),
            ("page", format!("{}{}", self.page, to.group().id).into()),
        ];
        let letter = Letter {
            id,
            member: Some(member.id),
            email: member.email,
            purpose: "moved",
            subject: self.words.say_with("letter-moved-subject", &with[..1]),
            body: self.words.say_with("letter-moved", &with),
        };
        Ok(post::send(tx, &letter, self.now)?)
    }
}
