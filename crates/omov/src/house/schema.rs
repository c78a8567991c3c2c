//! The tables of all rooms. A room comes after those whose tables its own point to.

use omov_store::{Schema, Series, migrations};

use crate::{
    accounts, agendas, ballots, debates, digest, groups, hands, meetings, members, motions, nominations, offices, post,
    record, removing, replies, rules, settings,
};

/// What the house itself keeps.
const HOUSE: Series = Series {
    name: "house",
    migrations: migrations![
        "tables/0001_organisation.sql",
        "tables/0002_secrets.sql",
        "tables/0003_settings.sql",
        "tables/0004_progress.sql",
    ],
};

/// Everything.
pub(crate) const SCHEMA: Schema = Schema {
    series: &[
        HOUSE,
        groups::TABLES,
        members::TABLES,
        members::import::TABLES,
        groups::WITH_PEOPLE,
        offices::TABLES,
        rules::TABLES,
        members::export::TABLES,
        accounts::TABLES,
        post::TABLES,
        settings::TABLES,
        record::TABLES,
        ballots::TABLES,
        ballots::STOCK_TABLES,
        debates::TABLES,
        motions::TABLES,
        agendas::TABLES,
        hands::TABLES,
        nominations::TABLES,
        replies::TABLES,
        removing::TABLES,
        meetings::TABLES,
        digest::TABLES,
    ],
    small: &[
        "organisation",
        "secrets",
        "settings",
        "progress",
        "groups",
        "group_fronts",
        "offices",
        "rulebooks",
        "rulebook_first",
        "record_published",
        "record_cosignatures",
        "record_figures",
        "ballots",
        "debates",
        "meetings",
        "meeting_counts",
        "motions",
        "agendas",
        "hands",
        "nomination_rounds",
        "digest_round",
    ],
};

#[cfg(test)]
mod tests {
    use omov_store::testing::{Throwaway, runtime};
    use omov_store::{Schema, Store, check, statements};

    use super::SCHEMA;
    use crate::witness;

    #[test]
    fn every_statement_means_the_same_on_both_engines_and_none_reads_a_large_table_whole() {
        // A witness has a database of its own. Its statements are in the same program, so its tables stand beside the house's here.
        let series = SCHEMA.series.iter().copied().chain([witness::TABLES]).collect::<Vec<_>>();
        let small = SCHEMA.small.iter().copied().chain(["witness_key"]).collect::<Vec<_>>();
        let all: &'static Schema = Box::leak(Box::new(Schema { series: series.leak(), small: small.leak() }));
        runtime().block_on(async {
            let throwaways = Throwaway::both();
            let mut stores = Vec::new();
            for throwaway in &throwaways {
                stores.push(Store::open(throwaway.database.clone(), all).await.expect("the store opens"));
            }
            let stores: Vec<&Store> = stores.iter().collect();
            let wrong = check(&stores, all, &statements()).await;
            assert!(wrong.is_empty(), "{}", wrong.join("\n"));
            for store in stores {
                store.close().await;
            }
        });
    }
}
