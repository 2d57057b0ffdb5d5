-- A slipway and its berths. Two vessels never share a berth on the same night: the database itself refuses it.
create extension if not exists btree_gist;

create table berths (
    number        integer primary key check (number > 0),
    name          text    not null,
    length_metres integer not null check (length_metres > 0)
);

insert into berths (number, name, length_metres) values
    (1, 'North quay', 60),
    (2, 'North quay', 45),
    (3, 'Dry dock',   80),
    (4, 'South quay', 30),
    (5, 'South quay', 30),
    (6, 'Pontoon',    15);

create table bookings (
    id        bigint generated always as identity primary key,
    vessel    text    not null check (length(vessel) between 1 and 60),
    berth     integer not null references berths,
    arrival   date    not null,
    departure date    not null,
    check (departure > arrival),
    constraint one_vessel_a_berth exclude using gist (berth with =, daterange(arrival, departure) with &&)
);

create index bookings_by_arrival on bookings (arrival, berth);
