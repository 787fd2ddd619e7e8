% Writes the fixtures of GNU Octave:    octave --no-gui octave.m        made with Octave 7.3
% The numbers are those of formats.py.
X = reshape (-3:8, 4, 3)' / 100;
y = [10; 1; 2];
save ("-v4", "octave-v4.mat", "X", "y");
save ("-v6", "octave-v6.mat", "X", "y");
save ("-v7", "octave-v7.mat", "X", "y");
dlmwrite ("octave.csv", X, "precision", 17);
